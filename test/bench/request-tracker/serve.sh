#!/usr/bin/env bash
# Serves Request Tracker on a free port of 127.0.0.1, with a PostgreSQL cluster of its own that is reached through a
# socket file alone. All of it lies in one directory; nothing of the machine's own set-up is read or written. It says
# where it serves, and ends and takes everything with it when its standard input does. PostgreSQL is not run by root.
set -euo pipefail
home=$(mktemp -d /tmp/dealer-care-rt-XXXXXX)
exec 3>&1 4>&2 >"$home/log" 2>&1
export LC_ALL=C.UTF-8 TMPDIR=$home RT_SITE_CONFIG=$home/RT_SiteConfig.pm RT_SITE_CONFIG_DIR=$home/none
PATH=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -1):/usr/sbin:/usr/bin:/bin
server=

end() {
  if [ -n "$server" ] && kill "$server"; then wait "$server" || true; fi
  if [ -f "$home/db/postmaster.pid" ]; then pg_ctl -D "$home/db" -m immediate stop; fi
  rm -rf "$home"
}
trap 'tail -n 30 "$home/log" >&4' ERR
trap end EXIT
trap 'exit 1' INT TERM

initdb -D "$home/db" -U postgres --auth trust --encoding UTF8 --locale C.UTF-8 --no-sync
# Request Tracker is spared the wait for the disk, and the planner knows the tables as they are.
pg_ctl -D "$home/db" -w -o "-k $home -c listen_addresses= -c synchronous_commit=off -c autovacuum_naptime=5s" start

port=$(perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1")->sockport')
mkdir "$home/var" "$home/mason" "$home/none"
cat >"$RT_SITE_CONFIG" <<CONFIG
Set(\$rtname, 'bench');
Set(\$Organization, 'bench');
Set(\$DatabaseType, 'Pg');
Set(\$DatabaseHost, '$home');
Set(\$DatabaseName, 'rt5');
Set(\$DatabaseAdmin, 'postgres');
Set(\$DatabaseUser, 'rt_user');
Set(\$DatabasePassword, 'none');
Set(\$WebDomain, '127.0.0.1');
Set(\$WebPort, $port);
Set(\$WebPath, '');
Set(\$Timezone, 'Asia/Shanghai');
# Mail goes into a file, which costs less than handing it to anybody.
Set(\$MailCommand, 'testfile');
Set(\$LogToSyslog, undef);
Set(\$LogToSTDERR, 'error');
Set(%ServiceAgreements,
  Default => 'complaint',
  Levels => { complaint => { Response => { RealMinutes => 120 }, Resolve => { RealMinutes => 7 * 24 * 60 } } },
);
\$RT::VarPath = '$home/var';
\$RT::MasonDataDir = '$home/mason';
1;
CONFIG
cat >"$home/initialdata" <<'DATA'
our @Users = ({
  Name => 'care_director', RealName => 'Care Director', EmailAddress => 'care-director@example.com',
  Password => 'care_director', Privileged => 1,
});
our @Queues = ({ Name => 'Complaints', CorrespondAddress => 'complaints@example.com', SLADisabled => 0 });
our @ACL = map { { UserId => 'care_director', Queue => 'Complaints', Right => $_ } }
  qw(SeeQueue ShowTicket CreateTicket ModifyTicket OwnTicket ReplyToTicket);
1;
DATA
export RT_DBA_PASSWORD=none
rt-setup-database-5 --action init
rt-setup-database-5 --action insert --datafile "$home/initialdata"

# A worker stays with its connection as long as that is kept open.
/usr/share/request-tracker5/libexec/rt-server --server Starman --host 127.0.0.1 --port "$port" --workers 4 &
server=$!
until (exec 5<>"/dev/tcp/127.0.0.1/$port"); do kill -0 "$server" && sleep 0.2; done 2>/dev/null
echo "Request Tracker serves on http://127.0.0.1:$port" >&3
cat >/dev/null
