-- Decisions of a committee on their way into the public log.
create table proposal (
    id uuid primary key,
    election uuid not null references election on delete cascade,
    kind text not null,
    payload text not null,
    proposed_by uuid not null,
    proposed_at timestamptz not null,
    state text not null check (state in ('open', 'signed', 'logged', 'withdrawn', 'refused')),
    -- true for kinds of which one waits at a time
    alone boolean not null
);
create index proposal_newest on proposal (election, proposed_at desc, id);
create unique index proposal_alone on proposal (election, kind) where alone and state in ('open', 'signed');
create unique index proposal_once on proposal (election, kind, md5(payload)) where state in ('open', 'signed');

create table proposal_signature (
    proposal uuid not null references proposal on delete cascade,
    staff uuid not null,
    jws text not null,
    signed_at timestamptz not null,
    primary key (proposal, staff)
);
