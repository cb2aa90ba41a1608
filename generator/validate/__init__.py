"""Stage 3: plain data -> records and problems, all of them."""
