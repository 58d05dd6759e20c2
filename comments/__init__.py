"""Readers' comments on any public page that takes the mixin of this room: rules, posting, moderation.
It knows `members` and `site_core`; pages know it, never the other way round."""
