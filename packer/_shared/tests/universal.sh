#!/bin/sh
# Checks that every Linux template must pass, run INSIDE a throw-away first boot of the FINISHED image (never in the build:
# before sealing several of these must fail). Output: TAP 13; exit 1 if one failed. Read-only.
# Env: BUILD_USER (packer), MIN_ROOT_PCT (90), EXPECT_CLOUD_INIT (yes|no), EXPECT_TOOLS (auto|yes|no), SEALED_AT (epoch of the build's end)
BUILD_USER=${BUILD_USER:-packer}; n=0; bad=0
t() { # id description command…
  id=$1; desc=$2; shift 2; n=$((n+1))
  out=$( ("$@") 2>&1 ); rc=$?
  case $rc in
    0)  echo "ok $n - $id $desc" ;;
    77) echo "ok $n - $id $desc # SKIP $out" ;;
    *)  bad=$((bad+1)); echo "not ok $n - $id $desc"; printf '%s\n' "$out" | head -12 | sed 's/^/  # /' ;;
  esac
}
skip() { echo "$*"; exit 77; }
boot_id_new() { s=$(cat /etc/machine-id) && [ ${#s} -eq 32 ] && [ "$s" != "${BUILD_MACHINE_ID:-none}" ]; }
mid_dbus() { [ -e /var/lib/dbus/machine-id ] || skip 'no dbus id'; cmp -s /etc/machine-id /var/lib/dbus/machine-id; }
mid_fresh() { [ -n "${SEALED_AT:-}" ] || skip 'SEALED_AT not given'; [ "$(stat -c %Y /etc/machine-id)" -ge "$SEALED_AT" ]; }
hostkeys() { c=0; for k in /etc/ssh/ssh_host_*_key; do [ -s "$k" ] && c=$((c+1)); done; [ $c -ge 1 ] || { echo 'no host key'; return 1; }; }
hostkeys_fresh() { for k in /etc/ssh/ssh_host_*_key; do [ "$(stat -c %Y "$k")" -ge "${SEALED_AT:-$(stat -c %Y /proc/1)}" ] || { echo "$k older than this image's seal"; return 1; }; done; }
sshd_up() { ss -Hltn 2>/dev/null | grep -qE ':22\b' || netstat -ltn 2>/dev/null | grep -qE ':22 '; }
ci() { [ "${EXPECT_CLOUD_INIT:-yes}" = yes ] || skip 'not expected'; command -v cloud-init >/dev/null || { echo 'cloud-init absent'; return 1; }
  o=$(cloud-init status --wait --long 2>&1); printf '%s\n' "$o"; printf '%s\n' "$o" | grep -q '^status: done' && ! printf '%s\n' "$o" | grep -q '^errors: *$' ; }
ci_ds() { [ "${EXPECT_CLOUD_INIT:-yes}" = yes ] || skip 'not expected'; o=$(cat /run/cloud-init/result.json 2>/dev/null || cat /var/lib/cloud/data/result.json); echo "$o"; echo "$o" | grep -q "${EXPECT_DATASOURCE:-DataSource}"; }
no_user() { ! getent passwd "$BUILD_USER"; }
no_home() { ! ls -d "/home/$BUILD_USER" 2>/dev/null; }
no_sudo() { ! grep -rsnE "^[^#]*\b$BUILD_USER\b" /etc/sudoers /etc/sudoers.d; }
no_keys() { # authorized_keys only for accounts that cloud-init made in this boot
  r=0; for f in /root/.ssh/authorized_keys /home/*/.ssh/authorized_keys; do [ -s "$f" ] || continue
    [ "$(stat -c %Y "$f")" -ge "${SEALED_AT:-0}" ] && [ -n "${SEALED_AT:-}" ] && continue; echo "$f"; r=1; done; return $r; }
no_privkeys() { ! find / -xdev \( -path /proc -o -path /sys -o -path /usr/share -o -path /usr/lib \) -prune -o -type f \( -name 'id_rsa' -o -name 'id_ed25519' -o -name 'id_ecdsa' -o -name '*.pkrvars.hcl' -o -name '.vault_pass*' -o -name '.netrc' -o -path '*/.aws/credentials' \) -print 2>/dev/null | grep .; }
no_hist() { r=0; for f in /root/.bash_history /root/.ash_history /home/*/.bash_history; do [ -s "$f" ] && { echo "$f"; r=1; }; done; return $r; }
no_pw() { # no account with a usable password; empty password field is worse
  r=0; while IFS=: read -r u h _; do case $h in ''|'$'*) echo "$u has a password${h:+ hash}"; r=1;; esac; done < /etc/shadow; return $r; }
uid0() { [ "$(awk -F: '$3==0{print $1}' /etc/passwd)" = root ]; }
ssh_pw() { o=$(sshd -T 2>/dev/null || /usr/sbin/sshd -T); echo "$o" | grep -iE '^(passwordauthentication|permitrootlogin|permitemptypasswords)'; echo "$o" | grep -qi '^passwordauthentication no' && ! echo "$o" | grep -qi '^permitrootlogin yes' && echo "$o" | grep -qi '^permitemptypasswords no'; }
installer() { r=0; for f in /var/log/installer /root/anaconda-ks.cfg /root/original-ks.cfg /var/log/anaconda /root/preseed.cfg /autoinst.xml; do [ ! -e "$f" ] || { echo "$f"; r=1; }; done; return $r; }
tools() { [ "$(cat /sys/hypervisor/type 2>/dev/null)" = xen ] || [ "${EXPECT_TOOLS:-auto}" = yes ] || skip 'not on Xen'
  pgrep -f 'xe-daemon|xen-guest-agent|xe-guest-utilities' >/dev/null || { echo 'no Xen guest agent runs'; return 1; }; }
grown() { root=$(findmnt -no SOURCE / 2>/dev/null | sed 's/\[.*//'); pk=$(lsblk -no PKNAME "$root" 2>/dev/null | head -1); [ -n "$pk" ] || skip "no parent disk of $root"
  disk=$(lsblk -bdno SIZE "/dev/$pk"); fs=$(df -B1 --output=size / | tail -1); pct=$((fs*100/disk)); echo "root $fs of disk $disk = $pct %"; [ "$pct" -ge "${MIN_ROOT_PCT:-90}" ]; }
timesync() { if command -v chronyc >/dev/null; then pgrep chronyd >/dev/null; elif command -v timedatectl >/dev/null; then [ "$(timedatectl show -p NTP --value)" = yes ]; else pgrep -f 'ntpd|openntpd|chronyd' >/dev/null; fi; }
failed() { command -v systemctl >/dev/null || skip 'no systemd'; o=$(systemctl list-units --failed --no-legend --plain); [ -z "$o" ] || { echo "$o"; return 1; }; }
running() { command -v systemctl >/dev/null || skip 'no systemd'; s=$(systemctl is-system-running --wait 2>/dev/null); echo "$s"; [ "$s" = running ]; }
net() { ip -o -4 addr show scope global 2>/dev/null | grep -q . || ip -o -6 addr show scope global | grep -q .; }
one_dhcp() { c=$(ip -o -4 addr show scope global | wc -l); ifs=$(ls -d /sys/class/net/*/device 2>/dev/null | wc -l); [ "$ifs" -eq 0 ] && skip 'no nic'; [ "$c" -le "$ifs" ] || { ip -o -4 addr; return 1; }; }
hostname_ok() { h=$(hostname); case $h in ''|packer*|*build*) echo "$h"; return 1;; esac; }
netnames() { ! grep -rsE '\b(ens[0-9]|enp[0-9]|eth[0-9]|enX[0-9])' /etc/network/interfaces /etc/sysconfig/network-scripts/ifcfg-e* /etc/systemd/network 2>/dev/null | grep .; }
fstab_uuid() { ! awk '!/^#/ && $1 ~ "^/dev/(sd|xvd|vd|hd)"' /etc/fstab | grep .; }
initrd_xen() { k=$(uname -r); for f in "/boot/initrd.img-$k" "/boot/initramfs-$k.img" /boot/initramfs-virt /boot/initramfs-lts; do [ ! -e "$f" ] || break; done; [ -e "$f" ] || skip 'no initrd'
  grep -qs 'CONFIG_XEN_BLKDEV_FRONTEND=y' "/boot/config-$k" && return 0
  { lsinitramfs "$f" 2>/dev/null || lsinitrd "$f" 2>/dev/null; } | grep -q xen-blkfront || { echo "xen-blkfront not in $f"; return 1; }; }
swap_last() { root=$(findmnt -no SOURCE / | sed 's/\[.*//'); pk=$(lsblk -no PKNAME "$root" | head -1); [ -n "$pk" ] || skip lvm; last=$(lsblk -bnro NAME,START,TYPE "/dev/$pk" 2>/dev/null | awk '$3=="part"{if($2>m){m=$2;n=$1}}END{print n}'); [ -z "$last" ] && skip 'lsblk has no START'; [ "/dev/$last" = "$root" ] || { echo "last partition is $last, root is $root"; return 1; }; }
updates() { if command -v apt-get >/dev/null; then c=$(apt-get -s -o Debug::NoLocking=1 dist-upgrade 2>/dev/null | grep -c '^Inst.*[Ss]ecurity'); [ "$c" -eq 0 ] || { echo "$c security updates pending"; return 1; }; elif command -v dnf >/dev/null; then [ "$(dnf -q -C updateinfo list --security 2>/dev/null | wc -l)" -eq 0 ]; else skip 'no apt/dnf'; fi; }
echo 'TAP version 13'
t id.machine-id      'machine-id is set, 32 hex, not the build VM one' boot_id_new
t id.machine-id-dbus 'dbus machine-id equals /etc/machine-id' mid_dbus
t id.machine-id-new  'machine-id was made after the seal' mid_fresh
t id.hostkeys        'ssh host keys exist' hostkeys
t id.hostkeys-new    'ssh host keys were made after the seal' hostkeys_fresh
t id.hostname        'hostname is not the build name' hostname_ok
t ci.done            'cloud-init finished without error' ci
t ci.datasource      'cloud-init found a data source' ci_ds
t acc.build-user     "build account $BUILD_USER is gone" no_user
t acc.build-home     'its home is gone' no_home
t acc.sudoers        'no sudoers rule names it' no_sudo
t acc.authorized     'no authorized_keys from the build' no_keys
t acc.uid0           'root is the only uid 0' uid0
t acc.passwords      'no account has a password' no_pw
t acc.sshd           'sshd: no password login, no root password login' ssh_pw
t trace.private      'no private keys or credentials on disk' no_privkeys
t trace.history      'no shell history' no_hist
t trace.installer    'no installer answer files or logs' installer
t sys.running        'systemd reached "running"' running
t sys.failed         'no failed unit' failed
t sys.sshd           'sshd listens on 22' sshd_up
t sys.network        'has a global address' net
t sys.one-dhcp       'one lease per NIC' one_dhcp
t sys.nic-names      'no installer NIC name in the network config' netnames
t sys.time           'time synchronisation is on' timesync
t sys.tools          'Xen guest agent runs' tools
t sys.xen-initrd     'xen-blkfront is available at boot' initrd_xen
t disk.grown         'root file system fills the disk' grown
t disk.root-last     'root is the last partition' swap_last
t disk.fstab         'fstab has no device names' fstab_uuid
t pkg.security       'no security update pending' updates
echo "1..$n"
[ $bad -eq 0 ]
