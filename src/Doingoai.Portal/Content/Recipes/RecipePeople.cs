using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Recipes;

/// <summary>
/// Who stands behind a recipe's content: two, so that the rule of the second person holds for it too. They have no account;
/// whoever runs a recipe answers for it.
/// </summary>
internal static class RecipePeople
{
    public static Person Author { get; } = new(new("5eed0000-0000-7000-8000-000000000001"), "Biên tập mẫu");

    public static Person Publisher { get; } = new(new("5eed0000-0000-7000-8000-000000000002"), "Duyệt mẫu");
}
