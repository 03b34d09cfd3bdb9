namespace Doingoai.Portal.Content.Importing;

/// <summary>Where the pictures of an import lie.</summary>
internal interface IPictureSource : IDisposable
{
    /// <summary><c>null</c> if there is no such file. Paths come from <see cref="PicturePath"/>.</summary>
    Stream? Open(string path);
}
