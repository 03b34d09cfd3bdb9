using Doingoai.Portal.Media;
using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Media.Documents;
using Doingoai.Portal.Media.Intake;
using Doingoai.Portal.Media.Renditions;
using Doingoai.Portal.Media.Tools;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Tests.Media;

/// <summary>A blob store in a folder of its own.</summary>
internal sealed class BlobRoom : IDisposable
{
    private readonly BlobFolder _folder;
    private readonly PictureWorkers _workers = new(Options.Create(new MediaOptions()));

    public BlobRoom()
    {
        _folder = new BlobFolder(Options.Create(new DatabaseOptions { Folder = Path }));
        Blobs = AnotherStart();
        Renditions = new RenditionCache(Blobs, _folder, _workers);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("doingoai-blobs-").FullName;

    public IBlobStore Blobs { get; }

    public RenditionCache Renditions { get; }

    public AvifQueue Avif() => new(Renditions, _workers, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<AvifQueue>.Instance);

    public IBlobStore AnotherStart() => new BlobFiles(_folder);

    /// <param name="tools">Folder of the programs; an empty one = none is installed.</param>
    public MediaIntake Intake(string? tools = null)
    {
        var installed = new MediaTools(Options.Create(new MediaOptions { Tools = tools }));
        return new(new PictureIntake(Options.Create(new MediaOptions()), _workers), new HeicConversion(installed, _folder), new DocumentIntake(new PdfReading(installed), _folder));
    }

    public void Dispose()
    {
        _workers.Dispose();
        Directory.Delete(Path, recursive: true);
    }
}
