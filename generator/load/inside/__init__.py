"""What Word, Excel, PDF and picture files may hold: judged before readers get them.

Imports nothing of the other stages.
"""
