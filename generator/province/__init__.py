"""A province: the portals of its communes, each built as a task of its own, and its own portal above them.

May import every stage, who works around them, and `mkdocs_site`, which builds a portal's pages.

    journey.py     the whole run
    reading.py     province.yml -> Province, and what is wrong with it (addresses.py: where portals may lie)
    fetching.py    a portal's folder or git address -> its files
    snapshot.py    files -> the data of a portal, nothing that runs
    order.py       data -> what is asked of a worker; what it gives back
    task.py        order -> archive, in a worker of Dask; work.py is the process that does it
    cluster.py     tasks -> results as they come
    keeping.py     results by the hash of what they are made of
    parts.py       what each portal tells; merge.py, cascade.py, search.py, pages.py what is made of all parts
    publishing.py  results -> DIR, at one stroke
"""
