using System.Security.Cryptography;
using System.Text;
using Doingoai.Portal.Platform.Startup;

namespace Doingoai.Portal.Signage.Trust;

/// <summary>Names and ways of the files that hold keys and roster. What is private is readable by its owner alone.</summary>
internal sealed class TrustFolder(string path)
{
    public string Path { get; } = path;

    /// <summary>Private half of the root. Belongs on a medium in a safe, not here.</summary>
    public string RootFile => InFolder("root.pem");

    public string RootPublicFile => InFolder("root.pub.pem");

    public string PortalKeyFile => InFolder("portal.pem");

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

    private string InFolder(string name) => System.IO.Path.Combine(Path, name);
}
