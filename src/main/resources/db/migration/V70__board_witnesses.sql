-- A projection of the entries, as due_at: how many witnesses the manifest names. Before this, none could be named.
alter table board_log add witnesses smallint not null default 0 check (witnesses between 0 and 15);

-- The heads that witnesses are asked to cosign: the newest, the one before it, the newest that has the quorum.
create table board_offered_head (
    log_id     uuid not null references board_log (id),
    size       bigint not null check (size > 0),
    -- signed by the log alone
    note       text not null,
    offered_at timestamptz not null,
    -- when a node last asked the witnesses that have addresses
    asked_at   timestamptz,
    primary key (log_id, size)
);

-- What witnesses the manifest names have signed; every line was verified before it came here.
create table board_cosignature (
    log_id  uuid not null,
    size    bigint not null,
    witness text not null,
    line    text not null,
    primary key (log_id, size, witness),
    foreign key (log_id, size) references board_offered_head (log_id, size) on delete cascade
);
