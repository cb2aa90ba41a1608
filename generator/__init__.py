"""The campaign portal's generator: data files in, Markdown pages out.

The data travels one way, and the folders are named after its journey: `load`, `model`, `validate`, `derive`,
`wording`, then `render` (pages), `export` (files that people take away) and `open_data`.

`checking.check` reads and judges everything, `pipeline.generate` makes every page and file; `output` brings a
folder in line with the result. `commands` and `mkdocs_site` are the two doors through which people come in.
docs/architecture.md has the picture, and three walks through the code.
"""

__version__ = "0.2.0"
