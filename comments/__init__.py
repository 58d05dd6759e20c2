"""Reader comments: moderated, under an article. Knows `preflight`, `members.access` and
`site_core`; pages take part through a mixin of this room, never the other way round."""
