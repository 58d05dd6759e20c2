"""People: the user model for staff and members, later their organisations and notices. Knows
`site_core` only."""
