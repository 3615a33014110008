#!/bin/sh
# LAST provisioner. Makes the disk generic: nothing of this build may survive in a clone.
# Order matters: accounts, then identities, then traces, then free space.
. "$(dirname "$0")/lib.sh"
BUILD_USER=${BUILD_USER:-packer}
log 'packages'
case $FAMILY in
  debian) apt-get -y autoremove --purge >/dev/null; apt-get clean; rm -rf /var/lib/apt/lists/* ;;
  redhat) dnf -y autoremove >/dev/null; dnf clean all >/dev/null ;;
  suse)   zypper -n clean -a >/dev/null ;;
  alpine) apk cache clean 2>/dev/null || true ;;
esac
log "accounts: remove $BUILD_USER, lock root"
rm -f "/etc/sudoers.d/$BUILD_USER"
if id "$BUILD_USER" >/dev/null 2>&1; then
  # our own session is this user's: -f; the home goes with it
  userdel -f -r "$BUILD_USER" 2>/dev/null || deluser --remove-home "$BUILD_USER" 2>/dev/null || true
  if id "$BUILD_USER" >/dev/null 2>&1; then die "account $BUILD_USER could not be removed"; fi
fi
sed -i "/^$BUILD_USER:/d" /etc/subuid /etc/subgid 2>/dev/null || true
passwd -l root >/dev/null
rm -f /etc/passwd- /etc/shadow- /etc/group- /etc/gshadow-
log 'identities'
cloud-init clean --logs --seed 2>/dev/null || true
rm -rf /var/lib/cloud/* /var/log/cloud-init*.log
: > /etc/machine-id                       # empty (not absent, not "uninitialized"): systemd makes a new one
[ ! -e /var/lib/dbus/machine-id ] || ln -sf /etc/machine-id /var/lib/dbus/machine-id
rm -f /etc/ssh/ssh_host_*_key /etc/ssh/ssh_host_*_key.pub
rm -f /var/lib/systemd/random-seed /etc/udev/rules.d/70-persistent-net.rules
[ ! -f /boot/efi/loader/random-seed ] || rm -f /boot/efi/loader/random-seed
rm -f /var/lib/dhcp/* /var/lib/dhclient/* /var/lib/NetworkManager/*.lease /var/lib/NetworkManager/secret_key /var/lib/NetworkManager/timestamps
rm -f /etc/network/interfaces.d/50-cloud-init /etc/netplan/50-cloud-init.yaml
rm -f /etc/NetworkManager/system-connections/*.nmconnection   # carries the build VM's MAC and DHCP client id
rm -f /etc/iscsi/initiatorname.iscsi /etc/nvme/hostid /etc/nvme/hostnqn
printf 'localhost\n' > /etc/hostname
sed -i '/^127\.0\.1\.1/d' /etc/hosts
log 'traces'
rm -f /root/.bash_history /root/.ash_history /root/.lesshst /root/.viminfo /root/.wget-hsts /root/.python_history
rm -rf /root/.ssh /root/.ansible /root/.cache /home/*/.bash_history /home/*/.ssh
rm -rf /var/log/installer /root/anaconda-ks.cfg /root/original-ks.cfg /var/log/anaconda
rm -f /var/cache/debconf/passwords.dat && : > /var/cache/debconf/passwords.dat && chmod 0600 /var/cache/debconf/passwords.dat
journalctl --rotate >/dev/null 2>&1 || true
journalctl --vacuum-time=1s >/dev/null 2>&1 || true
rm -rf /var/log/journal/*
find /var/log -type f \( -name '*.gz' -o -name '*.xz' -o -name '*.[0-9]' -o -name '*.old' \) -delete
find /var/log -type f -exec truncate -s 0 {} +
find /tmp /var/tmp -mindepth 1 -not -path "$(cd "$(dirname "$0")" && pwd)*" -delete 2>/dev/null || true
# SELinux: what this script wrote needs its label, or sshd may refuse every login in the clone
! command -v restorecon >/dev/null || restorecon -RF /etc /root /var/log /var/lib/cloud 2>/dev/null || true
log 'free space'
if [ "${SEAL_ZERO:-auto}" != no ]; then
  # thin SR and sparse XVA: TRIM when the device takes it, else zeros (both leave all-zero blocks, which XVA omits)
  if ! fstrim -av 2>/dev/null || [ "${SEAL_ZERO:-auto}" = always ]; then
    dd if=/dev/zero of=/.zero bs=1M 2>/dev/null || true
    sync; rm -f /.zero
  fi
fi
sync
log 'sealed'
