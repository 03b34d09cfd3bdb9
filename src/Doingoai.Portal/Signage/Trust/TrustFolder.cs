using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Doingoai.Portal.Platform.Startup;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Signage.Trust;

/// <summary>Names and ways of the files that hold keys and roster. What is private is readable by its owner alone.</summary>
internal sealed class TrustFolder(string path)
{
    public string Path { get; } = path;

    /// <summary>Private half of the root. Belongs on a medium in a safe, not here.</summary>
    public string RootFile => InFolder("root.pem");

    public string RootPublicFile => InFolder("root.pub.pem");

    public string PortalKeyFile => InFolder("portal.pem");

    /// <summary>Private half of the key that is to follow; not there most of the time.</summary>
    public string NextKeyFile => InFolder("portal-next.pem");

    public string NextPublicFile => InFolder("portal-next.pub.pem");

    public string RosterFile => InFolder("roster.jws");

    public bool Exists => Directory.Exists(Path);

    public bool HoldsRoot => File.Exists(RootFile);

    /// <summary>Writes a new file; an existing one is never overwritten.</summary>
    public static void Write(string file, string text)
    {
        if (File.Exists(file)) throw new StartRefused($"There is a file {file} already; it is not overwritten.");
        using var stream = PrivateFile.Create(file);
        stream.Write(Encoding.ASCII.GetBytes(text));
        stream.Flush(flushToDisk: true);
    }

    public string ReadRoster() => File.Exists(RosterFile) ? File.ReadAllText(RosterFile).Trim() : throw new StartRefused($"The roster file {RosterFile} is missing.");

    /// <summary>Keeps a roster beside the one in force under its version: what was signed in its time is judged by it.</summary>
    public void Keep(HeldRoster roster)
    {
        var file = InFolder(string.Create(CultureInfo.InvariantCulture, $"roster-{roster.Version}.jws"));
        if (File.Exists(file) && File.ReadAllText(file).Trim() == roster.Jws) return;
        var staged = $"{file}.{Guid.NewGuid():N}";
        Write(staged, roster.Jws);
        File.Move(staged, file, overwrite: true);
    }

    /// <summary>What lies in the files of kept rosters, the highest version before <paramref name="version"/> first; not checked.</summary>
    public IEnumerable<string> KeptBefore(long version) =>
        from file in new DirectoryInfo(Path).EnumerateFiles("roster-*.jws")
        let number = long.TryParse(file.Name["roster-".Length..^".jws".Length], NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : long.MaxValue
        where number < version && file.Length <= RosterVerifier.MaxChars
        orderby number descending
        select File.ReadAllText(file.FullName).Trim();

    /// <summary>Puts <paramref name="jws"/> in the place of the roster, as a whole or not at all.</summary>
    /// <param name="useNextFrom">When the next key comes into use at the latest.</param>
    public void ReplaceRoster(string jws, DateTimeOffset useNextFrom)
    {
        File.WriteAllText(UseFromFile, useNextFrom.ToString("O", CultureInfo.InvariantCulture));
        var staged = $"{RosterFile}.{Guid.NewGuid():N}";
        Write(staged, jws);
        File.Move(staged, RosterFile, overwrite: true);
    }

    /// <summary>Never, unless an import said so.</summary>
    public DateTimeOffset UseNextFrom() =>
        File.Exists(UseFromFile) && DateTimeOffset.TryParse(File.ReadAllText(UseFromFile), CultureInfo.InvariantCulture, out var from) ? from : DateTimeOffset.MaxValue;

    public ECDsa? NextKey() => File.Exists(NextKeyFile) ? ReadKey(NextKeyFile) : null;

    /// <summary>One rename: there is always exactly one key in use, and the old one is gone.</summary>
    public void NextBecomesCurrent()
    {
        File.Move(NextKeyFile, PortalKeyFile, overwrite: true);
        File.Delete(NextPublicFile);
        File.Delete(UseFromFile);
    }

    public static ECDsa ReadKey(string file)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            return key;
        }
        catch (Exception error) when (error is IOException or ArgumentException or CryptographicException or UnauthorizedAccessException)
        {
            key.Dispose();
            throw new StartRefused($"The key file {file} is missing or cannot be read: {error.GetType().Name}."); // never the content
        }
    }

    private string UseFromFile => InFolder("use-next-from");

    private string InFolder(string name) => System.IO.Path.Combine(Path, name);
}
