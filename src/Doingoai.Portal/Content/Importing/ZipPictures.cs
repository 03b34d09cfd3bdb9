using System.IO.Compression;
using System.Text;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Importing;

/// <summary>
/// A zip archive. Nothing is unpacked to the disk: an entry is read into memory by who takes it, and no further than a
/// picture may be large, whatever size the archive promises.
/// </summary>
internal sealed class ZipPictures : IPictureSource
{
    private const int MostEntries = 50_000;

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries;

    public ZipPictures(Stream archive)
    {
        try
        {
            _archive = new(archive, ZipArchiveMode.Read);
            if (_archive.Entries.Count > MostEntries) throw new RuleException("import.zip-too-many", MostEntries);
        }
        catch (InvalidDataException)
        {
            throw new RuleException("import.zip-damaged");
        }

        _entries = _archive.Entries
            .GroupBy(entry => entry.FullName.Normalize(NormalizationForm.FormC).Replace('\\', '/').TrimStart('/'), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
    }

    public Stream? Open(string path)
    {
        try
        {
            return _entries.GetValueOrDefault(path)?.Open();
        }
        catch (InvalidDataException) // encrypted, or packed in a way nobody knows
        {
            throw new RuleException("import.picture-unreadable");
        }
    }

    public void Dispose() => _archive.Dispose();
}
