"""What root is without capabilities, nobody with one, and root of a user namespace. To be run as root, on Linux.

Each column is a process of its own that becomes what its head says and then tries; nothing that it tries changes the machine.
"""
import ctypes
import errno
import os
import socket
import struct
import tempfile

libc = ctypes.CDLL(None, use_errno=True)
NOBODY, STRANGER = 65534, 12345
NET_BIND_SERVICE, KEEPCAPS, DUMPABLE = 10, 8, 4
NEWNS, NEWUSER, NEWNET = 0x00020000, 0x10000000, 0x40000000


def called(result):
    """The result of a call of the C library, or its error."""
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def set_capabilities(bits):
    header = struct.pack('Ii', 0x20080522, 0)
    low, high = bits & 0xFFFFFFFF, bits >> 32
    called(libc.capset(header, struct.pack('6I', low, low, 0, high, high, 0)))


def become_nobody():
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    libc.prctl(DUMPABLE, 1, 0, 0, 0)


def stay_root():
    pass


def root_without():
    set_capabilities(0)


def nobody_with_one():
    libc.prctl(KEEPCAPS, 1, 0, 0, 0)
    become_nobody()
    set_capabilities(1 << NET_BIND_SERVICE)


def root_below():
    become_nobody()
    called(libc.unshare(NEWUSER))
    for name, text in (('setgroups', 'deny'), ('uid_map', f'0 {NOBODY} 1'), ('gid_map', f'0 {NOBODY} 1')):
        with open(f'/proc/self/{name}', 'w') as file:
            file.write(text)


KINDS = {'root': stay_root, 'root, none': root_without, 'nobody': become_nobody, 'nobody, one': nobody_with_one,
         'root below': root_below}


def bind_low():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 81))


def bind_low_in_own_network():
    called(libc.unshare(NEWNET))
    with socket.socket() as s:
        s.bind(('0.0.0.0', 81))


def raw_socket():
    socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP).close()


def tries(private, given, sleeper):
    return {
        'open /etc/passwd to write': lambda: open('/etc/passwd', 'r+').close(),
        "read a stranger's 0600 file": lambda: open(private).close(),
        'give a file away': lambda: os.chown(given, STRANGER, STRANGER),
        "signal a stranger's process": lambda: os.kill(sleeper, 0),
        'set the name of the host': lambda: socket.sethostname(socket.gethostname()),
        'take the nice value -1': lambda: os.nice(-1),
        'open a raw socket': raw_socket,
        'listen on port 81': bind_low,
        'make a mount namespace': lambda: called(libc.unshare(NEWNS)),
        'listen on 81 of a new network': bind_low_in_own_network,
    }


def outcome(kind, name, *things):
    """What one try gives, in a process that has become `kind`."""
    into, out = os.pipe()
    if os.fork() == 0:
        try:
            KINDS[kind]()
            tries(*things)[name]()
            said = 'yes'
        except OSError as error:
            said = errno.errorcode[error.errno]
        os.write(out, said.encode())
        os._exit(0)
    os.close(out)
    said = os.read(into, 100).decode()
    os.close(into)
    os.wait()
    return said


with tempfile.TemporaryDirectory() as folder:
    os.chmod(folder, 0o755)
    private, given = os.path.join(folder, 'private'), os.path.join(folder, 'given')
    for path, owner in ((private, STRANGER), (given, NOBODY)):
        os.close(os.open(path, os.O_CREAT, 0o600))
        os.chown(path, owner, owner)
    sleeper = os.fork()
    if sleeper == 0:
        os.setresuid(STRANGER, STRANGER, STRANGER)
        while True:
            os.read(os.pipe()[0], 1)
    print(f'{"":31}' + ''.join(f'{kind:13}' for kind in KINDS).rstrip())
    for name in tries(private, given, sleeper):
        cells = [outcome(kind, name, private, given, sleeper) for kind in KINDS]
        print(f'{name:31}' + ''.join(f'{cell:13}' for cell in cells).rstrip())
    os.kill(sleeper, 9)
