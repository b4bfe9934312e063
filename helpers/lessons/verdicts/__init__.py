"""What only notebook 16 uses: the claims, the rule, the ledger, and how it is shown."""
