/** One step of the tables' history, both ways. A step that was published never changes. */
export interface Migration {
  readonly up: string
  readonly down: string
}

/**
 * In their order. While a hub is upgraded, programs of two versions use the same tables: a step only adds what the
 * version before does not mind, and takes away what it does not use any more.
 */
export const migrations: readonly Migration[] = [
  {
    up: `
      create table tenants (
        name text primary key,
        most_files integer not null default 200000,
        most_bytes bigint not null default 2147483648,
        most_seconds integer not null default 600,
        most_memory integer not null default 2048,
        most_at_once integer not null default 1
      );
      create table gardens (
        id bigint generated always as identity primary key,
        tenant text not null references tenants,
        name text not null,
        git_url text not null,
        branch text not null,
        is_trusted boolean not null,
        publish text,
        hook_secret text not null,
        added_at timestamptz not null default now(),
        unique (tenant, name)
      );
      create table pushes (
        id bigint generated always as identity primary key,
        garden bigint not null references gardens on delete cascade,
        cause text not null,
        delivery text,
        received_at timestamptz not null default now(),
        ended_at timestamptz,
        made_commit text,
        failure text,
        unique (garden, delivery)
      );
      create index pushes_waiting on pushes (garden, id) where ended_at is null;
      create table permissions (
        garden bigint not null references gardens on delete cascade,
        folder text not null,
        reader text not null,
        primary key (garden, folder, reader)
      );
      create sequence turns;
      create table views (
        id bigint generated always as identity primary key,
        garden bigint not null references gardens on delete cascade,
        verdicts text not null,
        wanted_at timestamptz not null default now(),
        made_turn bigint not null default 0,
        made_of text,
        made_commit text,
        made_at timestamptz,
        revision bigint not null default 0,
        unique (garden, verdicts)
      );
      create table contents (
        digest text primary key,
        size bigint not null,
        packed text,
        packed_size bigint,
        stored_at timestamptz not null default now()
      );
      create index contents_packed on contents (packed) where packed is not null;
      create table pages (
        view bigint not null references views on delete cascade,
        address text not null,
        digest text not null references contents,
        primary key (view, address)
      );
      create index pages_digest on pages (digest);
      create table sessions (
        token text primary key,
        subject text not null,
        name text not null,
        groups text[] not null,
        expires_at timestamptz not null
      );
      create index sessions_subject on sessions (subject);
      create table audit (
        id bigint generated always as identity primary key,
        at timestamptz not null default now(),
        actor text not null,
        action text not null,
        garden text,
        detail jsonb not null default '{}'
      );`,
    down: 'drop table audit, sessions, pages, contents, views, permissions, pushes, gardens, tenants; drop sequence turns;',
  },
  {
    up: `
      create table writers (
        garden bigint not null references gardens on delete cascade,
        folder text not null,
        writer text not null,
        primary key (garden, folder, writer)
      );
      alter table sessions add column email text;
      create table drafts (
        garden bigint not null references gardens on delete cascade,
        path text not null,
        epoch text not null,
        revision bigint not null default 0,
        state bytea,
        known text,
        is_unsaved boolean not null default false,
        changed_at timestamptz not null default now(),
        primary key (garden, path)
      );
      create index drafts_unsaved on drafts (garden) where is_unsaved;`,
    down: 'drop table drafts, writers; alter table sessions drop column email;',
  },
  {
    up: 'alter table drafts add column comments integer not null default 0;',
    down: 'alter table drafts drop column comments;',
  },
  {
    up: `
      create table search_views (
        view bigint primary key references views on delete cascade,
        head text not null,
        made_of text not null,
        revision bigint not null
      );
      create table search_terms (
        view bigint not null references search_views on delete cascade,
        key text collate "C" not null,
        file text not null,
        body bytea not null,
        primary key (view, key)
      );
      create index search_terms_file on search_terms (view, file);
      create table search_texts (
        view bigint not null references search_views on delete cascade,
        key integer not null,
        file text not null,
        body bytea not null,
        primary key (view, key)
      );
      create index search_texts_file on search_texts (view, file);`,
    down: 'drop table search_texts, search_terms, search_views;',
  },
  {
    up: 'alter table gardens add column trouble text, add column tried_at timestamptz;',
    down: 'alter table gardens drop column trouble, drop column tried_at;',
  },
  {
    up: `
      alter table tenants
        add column most_share integer not null default 25 check (most_share > 0),
        add column spent float8 not null default 0,
        add column spent_at timestamptz not null default now();`,
    down: 'alter table tenants drop column most_share, drop column spent, drop column spent_at;',
  },
]
