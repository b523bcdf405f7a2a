-- One public log an election. The row is the sequencer's lease: whoever holds its lock may append, on any node.
create table board_log (
    id     uuid primary key,
    slug   text not null unique,
    origin text not null unique,
    size   bigint not null default 0 check (size >= 0),
    -- a projection of the entries: when the server itself has something to write next, null when it hasn't
    due_at timestamptz
);
create index board_log_due on board_log (due_at) where due_at is not null;

create table board_entry (
    log_id      uuid not null references board_log (id),
    index       bigint not null check (index >= 0),
    kind        text not null,
    bytes       bytea not null check (octet_length(bytes) <= 65535),
    leaf        bytea not null check (octet_length(leaf) = 32),
    -- of ballots and audited ballots: by this a receipt or a tracker finds its entry
    ballot_hash bytea check (octet_length(ballot_hash) = 32),
    primary key (log_id, index)
);
-- ciphertexts don't compress; trying costs time at every cast
alter table board_entry alter column bytes set storage external;
create index board_entry_ballot on board_entry (log_id, ballot_hash) where ballot_hash is not null;
