using System.Security.Cryptography;
using System.Text;
using Doingoai.Player.Storage;

namespace Doingoai.Player.Enrolment;

/// <summary>The device's own key: made here, readable by this user only, never leaves the machine.</summary>
internal static class DeviceKeyFile
{
    private const int MaxBytes = 16 * 1024;

    public static ECDsa LoadOrCreate(IDisk disk, PlayerFolder folder) => LoadOrCreate(disk, folder.Key);

    public static ECDsa LoadOrCreate(IDisk disk, string file)
    {
        if (disk.TryReadAll(file, MaxBytes) is { } bytes && TryImport(Encoding.UTF8.GetString(bytes)) is { } known) return known;
        return Create(disk, file);
    }

    public static ECDsa Create(IDisk disk, PlayerFolder folder) => Create(disk, folder.Key);

    private static ECDsa Create(IDisk disk, string file)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        MakePrivate(disk, file + DurableFile.Temporary);
        disk.Keep(file, Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        return key;
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
            return key;
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            key.Dispose();
            return null;
        }
    }
}
