"""How operations are announced: request lines in all their forms, the headings that own them, and their URLs."""
