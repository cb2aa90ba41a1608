"""Stage 1: files -> plain data that remembers where it came from. The only stage that reads files.

A folder for each kind that takes several modules: `yaml/` data files, `plan/` plans' texts, `sheets/` lists
of awardees, `forms/` Word forms, `inside/` what a file may hold that readers get as it is. Beside them a
module for each other thing: campaign folders, registries, hand-written pages, signed documents, the ledger.
Imports only what stands beside the stages (`problems`, `project`, …).
"""
