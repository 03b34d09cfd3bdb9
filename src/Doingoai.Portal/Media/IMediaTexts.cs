namespace Doingoai.Portal.Media;

/// <summary>The words of documents, for the search.</summary>
public interface IMediaTexts
{
    /// <summary>Empty for what has no words or cannot be read here. At most <see cref="MostCharacters"/>; what stands beyond is not found.</summary>
    Task<string> OfAsync(string sha256, CancellationToken cancel);

    const int MostCharacters = 2_000_000;
}
