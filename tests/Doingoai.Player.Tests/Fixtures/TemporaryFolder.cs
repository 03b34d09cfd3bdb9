namespace Doingoai.Player.Tests.Fixtures;

/// <summary>A folder on the real disk, gone afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("doingoai-player-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
