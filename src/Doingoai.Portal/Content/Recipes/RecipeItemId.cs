using System.Security.Cryptography;
using System.Text;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Recipes;

/// <summary>A recipe names items by key. The same key is the same item on every portal, so running again finds it.</summary>
internal static class RecipeItemId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string Of(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"recipe item {key}"));
        return string.Create(ContentId.Length, hash, static (id, bytes) =>
        {
            for (var at = 0; at < id.Length; at++) id[at] = Alphabet[bytes[at] % Alphabet.Length];
        });
    }
}
