"""The last step of `thidua build`: swapping the finished portal in, telling what changed, handing it over.

Works on folders of built files; knows no campaign and no page.
"""
