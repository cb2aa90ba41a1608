"""Stage 1: files -> plain data that remembers where it came from. The only stage that reads files.

Imports only what stands beside the stages (`problems`, `project`, …). `yaml/` and `sheets/` are the two
kinds of file that staff write most; plans, Word forms, hand-written pages and the ledger have a module each.
"""
