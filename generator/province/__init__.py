"""A province: the portals of its communes, each built as a task of its own, and its own portal above them.

May import every stage, who works around them, and `mkdocs_site`, which builds a portal's pages.

    reading.py     province.yml -> Province, and what is wrong with it
    fetching.py    a portal's folder or git address -> its files
    snapshot.py    files -> the data of a portal, nothing that runs
    task.py        data -> archive, in a worker of Dask; work.py is the process that does it
    cluster.py     tasks -> results as they come
    keeping.py     results by the hash of what they are made of
    publishing.py  results -> DIR, at one stroke
"""
