#!/bin/sh
# One disk for both firmwares. The installer wrote the boot loader of the firmware that it ran under; this adds the other,
# where the disk has the partition that it needs. XAPI may import a template without its UEFI variables, so the one for UEFI
# lies where any firmware looks by itself.
set -eu
export DEBIAN_FRONTEND=noninteractive
disk=$(lsblk -npo PKNAME "$(findmnt -no SOURCE /)")

# the first partition of a type, by its GUID in the partition table
partition() {
  lsblk -lnpo NAME,PARTTYPE "$disk" | awk -v type="$1" '$2 == type { print $1; exit }'
}

if [ -d /sys/firmware/efi ]; then
  if [ -z "$(partition 21686148-6449-6e6f-744e-656564454649)" ]; then
    echo '== no BIOS boot partition: this disk boots with UEFI only'
    exit 0
  fi
  apt-get install -y --no-install-recommends grub-pc-bin
  grub-install --target=i386-pc "$disk"
else
  esp=$(partition c12a7328-f81f-11d2-ba4b-00a0c93ec93b)
  if [ -z "$esp" ]; then
    echo '== no EFI system partition: this disk boots with BIOS only'
    exit 0
  fi
  apt-get install -y --no-install-recommends dosfstools grub-efi-amd64-bin
  [ "$(blkid -o value -s TYPE "$esp")" = vfat ] || mkfs.vfat -n EFI "$esp"
  mkdir -p /boot/efi
  mountpoint -q /boot/efi || mount "$esp" /boot/efi
  grub-install --target=x86_64-efi --efi-directory=/boot/efi --removable --no-nvram
fi
