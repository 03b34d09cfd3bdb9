namespace Doingoai.Portal.Platform.Identity;

/// <summary>What a person may do. Roles grant these; endpoints, pages and rules ask for them.</summary>
public enum Permission
{
    /// <summary>Sign in and read the admin.</summary>
    UseAdmin,
    WriteContent,
    PublishPortal,
    PublishScreens,
    RecallContent,
    ManageMedia,
    ArrangeScreens,
    ShowNow,
    ManageScreens,
    WatchBoard,
    CommandDevices,
    EnrolDevices,
    ManagePeople,
    ReadAudit,

    /// <summary>Bring in content of another system as drafts, by the hundred.</summary>
    ImportContent,

    /// <summary>See who wrote to the portal, and how to answer.</summary>
    AnswerReaders,

    /// <summary>Read what was shown where, and take it away as a file.</summary>
    ReadReports,
}
