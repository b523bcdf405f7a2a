-- That a member has taken part, and nothing else: no time, no order, no credential. Rows come in shuffled batches.
create table roll_participation (
    line uuid primary key references roll_line on delete cascade,
    election uuid not null references roll on delete cascade
);
create index roll_participation_by_election on roll_participation (election);
