"""What readers ask of a campaign, a unit or the portal, and the one sentence that answers it.

Every sentence says what the data says; what a plan leaves open is said to be open. A question is known by its
words (`asked`, parted by commas): all of them, in this order, with or without others between them.
"""
