"""What was awarded, as pages and files need it: a campaign's roll, and the years of all campaigns.

Imports what `derive` imports.
"""
