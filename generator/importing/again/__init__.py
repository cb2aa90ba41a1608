"""A newer file of a plan that was imported before: what it changes, without losing what people have edited.

Reads the campaign as it is, what import wrote (`imported` in open.yml) and the new draft; writes nothing.
May import what `importing` may, and all of it but `reading`.
"""
