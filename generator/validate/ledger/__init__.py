"""Published is published: today's rolls and decisions against the ledger, and its next state."""
