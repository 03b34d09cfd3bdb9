using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Importing;

/// <summary>Who stands behind drafts that nobody was named for. It has no account; whoever runs the import answers for it.</summary>
internal static class ImportPeople
{
    public static Person Author { get; } = new(new("5eed0000-0000-7000-8000-000000000003"), "Nhập từ Cổng cũ");
}
