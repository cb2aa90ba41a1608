"""The campaign portal's generator: data files in, Markdown pages out.

The data travels one way, and the folders are named after its journey:

    load       files -> plain data that remembers where it came from
    model      frozen records in the field's own words
    plan_time  time as plans write it and offices count it
    validate   plain data -> records and problems (all of them)
    derive     facts computed from the records: dates, status, totals, addresses, views
    wording    facts -> Vietnamese words, for pages and files alike
    open_data  the public data sets: records, rows, files
    render     views -> Markdown pages
    export     views -> files that people take away: forms, calendars, the search

`checking.check` reads and judges everything, `pipeline.generate` walks the rest of the way; `output` brings a
folder in line with the result. Around them:

    opening    a new campaign, a new portal
    importing  a plan's file -> the draft of a campaign
    upgrading  an older version's files -> this one's
    publishing the swap, what changed, the hand-over
    reporting  problems in words

Whoever works with the portal comes in by `commands`, the command line, or by `desk`, in a browser;
`province` builds the portals of many communes, and `mkdocs_site` is the only one that knows MkDocs.
docs/architecture.md has the picture, and three walks through the code.
"""

__version__ = "0.2.0"
