using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Media.Tools;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Media.Intake;

/// <summary>Turns a phone's HEIC into a PNG by Debian's libheif, in a process of its own.</summary>
internal sealed class HeicConversion(MediaTools tools, BlobFolder folder)
{
    private static readonly ProcessLimits Limits = new(TimeSpan.FromSeconds(60), 2L * 1024 * 1024 * 1024);

    public async Task<byte[]> ToPngAsync(byte[] heic, CancellationToken cancel)
    {
        if (tools.HeifConvert is not { } program) throw new RuleException("media.heic-not-here");

        var room = Path.Combine(folder.Staging, Guid.CreateVersion7().ToString("N"));
        Directory.CreateDirectory(room);
        try
        {
            var (source, target) = (Path.Combine(room, "in.heic"), Path.Combine(room, "out.png"));
            await File.WriteAllBytesAsync(source, heic, cancel);
            var end = await LeashedProcess.RunAsync(program, [source, target], Limits, null, cancel);
            return end.IsGood && Directory.GetFiles(room, "out*.png").Order().FirstOrDefault() is { } png
                ? await File.ReadAllBytesAsync(png, cancel)
                : throw new RuleException("media.damaged");
        }
        finally
        {
            Directory.Delete(room, recursive: true);
        }
    }
}
