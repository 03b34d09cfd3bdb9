using Doingoai.Portal.Platform;
using Microsoft.AspNetCore.Components.Forms;

namespace Doingoai.Portal.Content.Pages.Importing;

/// <summary>A file that arrives over a circuit.</summary>
internal static class UploadedFile
{
    private const int LargestTable = 32 * 1024 * 1024;
    private const int LargestArchive = 512 * 1024 * 1024;

    public static async Task<byte[]> ReadAsync(IBrowserFile file, CancellationToken cancel)
    {
        if (file.Size > LargestTable) throw new RuleException("import.file-too-large", LargestTable / 1024 / 1024);
        var bytes = new byte[file.Size];
        await using var content = file.OpenReadStream(LargestTable, cancel);
        await content.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }

    /// <summary>Too large for memory: on disk, for the portal's user alone, gone as soon as it is closed.</summary>
    public static async Task<Stream> KeepAsync(IBrowserFile file, CancellationToken cancel)
    {
        if (file.Size > LargestArchive) throw new RuleException("import.file-too-large", LargestArchive / 1024 / 1024);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var kept = new FileStream(Path.Combine(Path.GetTempPath(), $"doingoai-{Path.GetRandomFileName()}.zip"), options);
        try
        {
            await using var content = file.OpenReadStream(LargestArchive, cancel);
            await content.CopyToAsync(kept, cancel);
            kept.Position = 0;
            return kept;
        }
        catch
        {
            await kept.DisposeAsync();
            throw;
        }
    }
}
