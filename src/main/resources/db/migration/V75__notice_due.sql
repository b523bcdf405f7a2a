-- Members who are to be told that a ballot of theirs was recorded, until they are. Written at full quarters of an hour or when a
-- node stops, many in one transaction and shuffled; deleted as soon as the message is delivered.
-- Unlogged, like a member's sign-in: neither the write-ahead log nor a backup keeps who voted in which quarter.
create unlogged table notice_due (
  line uuid not null,                    -- of the roll
  quarter timestamptz not null,          -- the full quarter of an hour after the ballots
  election uuid not null,
  ballots int not null check (ballots > 0),
  replaced boolean not null,             -- at least one of them took an earlier one's place
  tries int not null default 0,
  again timestamptz not null,            -- not to be sent before
  primary key (line, quarter)
);
create index notice_due_by_time on notice_due (again);
