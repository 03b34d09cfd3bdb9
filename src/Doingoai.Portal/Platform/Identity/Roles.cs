using static Doingoai.Portal.Platform.Identity.Permission;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>Role → permissions. An administrator hands out roles and reads the audit, but cannot publish.</summary>
internal static class Roles
{
    private static readonly Dictionary<Role, Permission[]> Table = new()
    {
        [Role.Administrator] = [UseAdmin, ManagePeople, ReadAudit, ManageScreens, EnrolDevices, WatchBoard, ImportContent, ReadReports],
        [Role.Editor] = [UseAdmin, WriteContent, ManageMedia, WatchBoard, ReadReports],
        [Role.Publisher] = [UseAdmin, WriteContent, ManageMedia, PublishPortal, PublishScreens, RecallContent, WatchBoard, AnswerReaders, ReadReports],
        [Role.SignageOperator] = [UseAdmin, ManageMedia, ArrangeScreens, ShowNow, RecallContent, WatchBoard, ReadReports],
        [Role.Technician] = [UseAdmin, ManageScreens, WatchBoard, CommandDevices, EnrolDevices, ReadReports],
        [Role.Leader] = [UseAdmin, WatchBoard, ReadReports, ReadAudit],
    };

    public static bool Grants(Role role, Permission permission) => Table[role].Contains(permission);

    public static IReadOnlyList<Permission> Of(Role role) => Table[role];
}
