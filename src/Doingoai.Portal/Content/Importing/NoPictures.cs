namespace Doingoai.Portal.Content.Importing;

/// <summary>A file that came without pictures.</summary>
internal sealed class NoPictures : IPictureSource
{
    public Stream? Open(string path) => null;

    public void Dispose()
    {
    }
}
