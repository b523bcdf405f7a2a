-- Who made the letters whose codes stand in the public record, and who confirmed them: two people.
-- They take the place of the issuance, whose credentials are in the record.
create table credential_confirmation (
    election uuid primary key references election on delete cascade,
    made_by uuid not null,
    made_at timestamptz not null,
    confirmed_by uuid not null,
    confirmed_at timestamptz not null,
    check (confirmed_by <> made_by)
);
