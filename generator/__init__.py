"""The campaign portal's generator: data files in, Markdown pages out.

The data travels one way, and the folders are named after its journey:

    load      files -> plain data that remembers where it came from
    model     frozen records in the field's own words
    validate  plain data -> records and problems (all of them)
    derive    facts computed from the records: dates, status, totals, addresses, views
    wording   facts -> Vietnamese words, for pages and files alike
    render    views -> Markdown pages
    export    views -> files that people take away: forms, calendars, open data

`pipeline.generate` walks the whole way; `output` brings a folder in line with the result;
`cli` and `mkdocs_plugin` are the two doors through which people come in.
"""

__version__ = "0.2.0"
