"""The data of the site search: what is found, under which words, in files that the browser fetches."""
