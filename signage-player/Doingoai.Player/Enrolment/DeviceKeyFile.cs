using System.Security.Cryptography;
using System.Text;
using Doingoai.Player.Storage;

namespace Doingoai.Player.Enrolment;

/// <summary>The device's own key: made here, readable by this user only, never leaves the machine.</summary>
internal static class DeviceKeyFile
{
    /// <summary>Ending of a file that held no key any more.</summary>
    public const string Damaged = ".damaged";

    private const int MaxBytes = 16 * 1024;

    /// <summary>The key; <c>null</c> if there is none or it cannot be used.</summary>
    public static ECDsa? TryLoad(IDisk disk, string file) => disk.TryReadAll(file, MaxBytes) is { } bytes ? TryImport(Encoding.UTF8.GetString(bytes)) : null;

    public static ECDsa LoadOrCreate(IDisk disk, string file) => TryLoad(disk, file) ?? Create(disk, file);

    /// <summary>A new key. What lies in its place and is none is kept aside: somebody may want to know what became of it.</summary>
    public static ECDsa Create(IDisk disk, string file)
    {
        KeepAside(disk, file);
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        MakePrivate(disk, file + DurableFile.Temporary);
        disk.Keep(file, Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        return key;
    }

    /// <summary>True if something lay there that was no key.</summary>
    public static bool KeepAside(IDisk disk, string file)
    {
        using var usable = TryLoad(disk, file);
        if (usable is not null || disk.TryReadAll(file, MaxBytes) is null) return false;
        disk.Move(file, file + Damaged);
        disk.SyncFolder(Path.GetDirectoryName(file)!);
        return true;
    }

    // Before a byte of the key is in it, and kept by the rename.
    private static void MakePrivate(IDisk disk, string path)
    {
        disk.CreateFolder(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.Delete(path);
        using var file = new FileStream(path, options);
    }

    private static ECDsa? TryImport(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            _ = key.ExportParameters(includePrivateParameters: true); // a public key alone is none
            return key;
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            key.Dispose();
            return null;
        }
    }
}
