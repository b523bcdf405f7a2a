-- An election's draft and its people. From the freezing on only the public log says what happens.
create table election (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9-]{3,40}$'),
    draft text not null,
    version int not null,
    created_at timestamptz not null,
    -- entry 0 of the log, and its hash, from the freezing on
    manifest bytea,
    manifest_hash bytea,
    frozen_at timestamptz,
    check ((frozen_at is null) = (manifest is null) and (manifest is null) = (manifest_hash is null))
);
create index election_newest on election (created_at desc, id);

create table election_person (
    election uuid not null references election on delete cascade,
    staff uuid not null,
    place int not null,
    role text not null check (role in ('committee', 'holder', 'registrar')),
    tool text not null check (tool in ('browser', 'jar')),
    operator boolean not null,
    primary key (election, staff)
);
create index election_person_staff on election_person (staff);
