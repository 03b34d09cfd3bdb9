namespace Doingoai.FleetSimulator;

/// <summary>A folder on the real disk, gone afterwards.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("doingoai-scratch-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
