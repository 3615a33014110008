#!/bin/sh
# What is installed, as the package manager knows it: packages.tsv for people and scripts, sbom.cdx.json (CycloneDX 1.6) for
# scanners. To be run when everything is installed, before seal.sh; needs no root, and writes the same bytes for the same
# packages: no time, no serial number. Maintainers are left out: what is published forever names no person.
#
#   sh inventory.sh FOLDER
#
# OS_RELEASE: another file than /etc/os-release
set -eu
LC_ALL=C
export LC_ALL
folder=${1:?usage: inventory.sh FOLDER}
# shellcheck disable=SC1090
. "${OS_RELEASE:-/etc/os-release}"
tab=$(printf '\t')

# What the package managers print, to be told in columns: name, version, architecture, source package, its version, licence,
# vendor. Empty where nothing is known.
list_dpkg() {
  # shellcheck disable=SC2016
  dpkg-query -W -f '${db:Status-Status}\t${Package}\t${Version}\t${Architecture}\t${source:Package}\t${source:Version}\t\t${Origin}\n'
}
columns_dpkg() {
  sed -n "s/^installed$tab//p"
}

list_rpm() {
  rpm -qa --qf '%{NAME}\t%|EPOCH?{%{EPOCH}:}|%{VERSION}-%{RELEASE}\t%{ARCH}\t%{SOURCERPM}\t%{LICENSE}\t%{VENDOR}\n'
}
columns_rpm() {
  # keys of repositories stand among the packages
  awk -F '\t' -v OFS='\t' '
    $1 == "gpg-pubkey" { next }
    {
      for (i = 1; i <= NF; i++) if ($i == "(none)") $i = ""
      source = $4; version = ""
      sub(/\.(no)?src\.rpm$/, "", source)
      if (match(source, /-[^-]+-[^-]+$/)) {
        version = substr(source, RSTART + 1)
        source = substr(source, 1, RSTART - 1)
      }
      print $1, $2, $3, source, version, $5, $6
    }'
}

list_apk() {
  apk list --installed
}
columns_apk() {
  # busybox-1.36.1-r5 x86_64 {busybox} (GPL-2.0-only) [installed]
  awk -v OFS='\t' '
    match($1, /-[0-9][^-]*-r[0-9]+$/) {
      name = substr($1, 1, RSTART - 1); version = substr($1, RSTART + 1)
      source = $3; gsub(/[{}]/, "", source)
      licence = $0
      licence = sub(/^[^(]*\(/, "", licence) && sub(/\) \[[^\[]*$/, "", licence) ? licence : ""
      print name, version, $2, source, source == "" ? "" : version, licence, ""
    }'
}

# On a system that has several, its own is meant.
case " ${ID:-} ${ID_LIKE:-} " in
  *' debian '* | *' ubuntu '*) type=deb manager=dpkg ;;
  *' alpine '*) type=apk manager=apk ;;
  *' rhel '* | *' fedora '* | *' centos '* | *suse*) type=rpm manager=rpm ;;
  *)
    echo "ERROR: no package manager is known for ${ID:-this system}" >&2
    exit 1
    ;;
esac

mkdir -p "$folder"
raw=$(mktemp -d)
trap 'rm -rf "$raw"' EXIT
# not by a pipe, which would hide that the package manager failed
"list_$manager" > "$raw/listed"
"columns_$manager" < "$raw/listed" > "$raw/columns"
sort -u "$raw/columns" > "$raw/sorted"
if [ ! -s "$raw/sorted" ]; then
  echo "ERROR: the package manager lists no package" >&2
  exit 1
fi
{
  printf 'name\tversion\tarchitecture\tsource\tsource_version\tlicence\tvendor\n'
  cat "$raw/sorted"
} > "$folder/packages.tsv"

# ENVIRON, as -v would read escapes in the values
TYPE=$type ID=${ID:-} VERSION_ID=${VERSION_ID:-} PRETTY_NAME=${PRETTY_NAME:-} awk -F '\t' '
  BEGIN {
    for (i = 1; i < 256; i++) byte[sprintf("%c", i)] = i
    type = ENVIRON["TYPE"]; id = ENVIRON["ID"]; version = ENVIRON["VERSION_ID"]
    distro = id (version == "" ? "" : "-" version)
    namespace = id == "rhel" ? "redhat" : id ~ /^opensuse/ ? "opensuse" : id
    printf "{\n"
    printf "\t\"$schema\": \"http://cyclonedx.org/schema/bom-1.6.schema.json\",\n"
    printf "\t\"bomFormat\": \"CycloneDX\",\n\t\"specVersion\": \"1.6\",\n\t\"version\": 1,\n"
    printf "\t\"metadata\": {\n"
    printf "\t\t\"tools\": { \"components\": [{ \"type\": \"application\", \"name\": \"inventory.sh\" }] },\n"
    printf "\t\t\"component\": { \"type\": \"operating-system\", \"bom-ref\": %s, \"name\": %s", text("os:" distro), text(id)
    if (version != "") printf ", \"version\": %s", text(version)
    if (ENVIRON["PRETTY_NAME"] != "") printf ", \"description\": %s", text(ENVIRON["PRETTY_NAME"])
    printf " }\n\t},\n\t\"components\": ["
  }
  {
    purl = purl_of($1, $2, $3, $4, $5)
    printf "%s\n\t\t{ \"type\": \"library\", \"bom-ref\": %s, ", NR == 1 ? "" : ",", text(purl)
    if ($7 != "") printf "\"supplier\": { \"name\": %s }, ", text($7)
    printf "\"name\": %s, \"version\": %s, ", text($1), text($2)
    # the name of a licence may be any text, an identifier of SPDX may not
    if ($6 != "") printf "\"licenses\": [{ \"license\": { \"name\": %s } }], ", text($6)
    printf "\"purl\": %s }", text(purl)
  }
  END { printf "\n\t]\n}\n" }

  # Package URL: qualifiers in the order of their names; "upstream" as scanners know it
  function purl_of(name, version, arch, source, source_version,   epoch, upstream, other, purl) {
    if (type == "rpm" && match(version, /^[0-9]+:/)) {
      epoch = substr(version, 1, RLENGTH - 1)
      version = substr(version, RLENGTH + 1)
    }
    other = type == "deb" && source_version != version
    if (type == "rpm" && source != "") upstream = source "-" source_version ".src.rpm"
    else if (source != "" && (source != name || other)) upstream = source (other ? "@" source_version : "")
    purl = "pkg:" type "/" quoted(namespace) "/" quoted(name) "@" quoted(version)
    purl = purl "?arch=" quoted(arch) "&distro=" quoted(distro)
    if (epoch != "") purl = purl "&epoch=" epoch
    if (upstream != "") purl = purl "&upstream=" quoted(upstream)
    return purl
  }

  function quoted(value,   i, c, out) {
    if (value !~ /[^A-Za-z0-9.:~_-]/) return value
    for (i = 1; i <= length(value); i++) {
      c = substr(value, i, 1)
      out = out (c ~ /[A-Za-z0-9.:~_-]/ ? c : sprintf("%%%02X", byte[c]))
    }
    return out
  }

  # JSON in ASCII: a byte that is no UTF-8 becomes the replacement character
  function text(value,   i, c, out) {
    if (value !~ /[^ -~]/ && !index(value, "\"") && !index(value, "\\")) return "\"" value "\""
    for (i = 1; i <= length(value); i += width) {
      c = substr(value, i, 1)
      code = byte[c]; width = 1
      if (code > 127) decode(value, i)
      if (code == 34 || code == 92) out = out "\\" c
      else if (code > 31 && code < 127) out = out c
      else if (code < 65536) out = out sprintf("\\u%04x", code)
      else out = out sprintf("\\u%04x\\u%04x", 55296 + int((code - 65536) / 1024), 56320 + code % 1024)
    }
    return "\"" out "\""
  }

  # sets code and width to those of the sequence that begins at i
  function decode(value, i,   more, least, j, c) {
    if (code > 193 && code < 224) { more = 1; code -= 192; least = 128 }
    else if (code > 223 && code < 240) { more = 2; code -= 224; least = 2048 }
    else if (code > 239 && code < 245) { more = 3; code -= 240; least = 65536 }
    for (j = 1; j <= more; j++) {
      c = byte[substr(value, i + j, 1)]
      if (c < 128 || c > 191) { more = 0; break }
      code = code * 64 + c - 128
    }
    if (!more || code < least || code > 1114111 || (code > 55295 && code < 57344)) code = 65533
    else width = more + 1
  }
' "$raw/sorted" > "$folder/sbom.cdx.json"
chmod 644 "$folder/packages.tsv" "$folder/sbom.cdx.json"
echo "== inventory: $(wc -l < "$raw/sorted") packages"
