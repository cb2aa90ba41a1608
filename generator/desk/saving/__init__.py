"""Safe saves: only the characters of what was changed are replaced, and no version is lost."""
