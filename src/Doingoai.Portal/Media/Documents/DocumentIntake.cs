using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Media.Intake;

namespace Doingoai.Portal.Media.Documents;

/// <summary>A document is stored as it came, once it could be opened. Readers get it as a download, never as a page of the site.</summary>
internal sealed class DocumentIntake(PdfReading reading, BlobFolder folder)
{
    public async Task<AcceptedMedia> AcceptAsync(byte[] file, MediaFormat format, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder.Staging);
        var path = Path.Combine(folder.Staging, $"{Guid.CreateVersion7():N}.pdf");
        try
        {
            await File.WriteAllBytesAsync(path, file, cancel);
            await reading.DemandReadableAsync(path, cancel);
            return new AcceptedMedia(format, file, Sha256Name.Of(file), (0, 0), DurationMs: null);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
